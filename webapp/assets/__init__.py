"""Stylesheets, scripts and icons: bundled, minified and given fingerprinted addresses."""
