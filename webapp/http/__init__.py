"""HTTP: headers, errors, host names, content coding and the well-known files, whatever the pages say."""
