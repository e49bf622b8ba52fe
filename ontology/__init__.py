"""The vocabulary of policykg: terms, declarations, shapes and saved questions."""
