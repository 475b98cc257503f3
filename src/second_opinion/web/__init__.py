"""The pages in the browser: one package for each step, the shell around them, and what they are drawn with."""
