"""What an editor changes without a programmer: words, rules, stories; dated, cited, English and Spanish."""
