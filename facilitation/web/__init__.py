"""Pages, forms without JavaScript, downloads and health, over HTTP."""
