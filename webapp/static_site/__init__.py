"""The site as files: render every page, add the offline bundle, compress, then export or keep in memory."""
