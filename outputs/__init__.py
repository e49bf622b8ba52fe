"""Everything on the way out: pages, tables, JSON and RDF."""
