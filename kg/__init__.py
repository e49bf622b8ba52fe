"""The core: fact model, identity, resolution, triples, store, query and trace."""
