"""Settings and wiring of the app in the browser. Nothing imports it."""
