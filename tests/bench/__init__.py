"""Speed, memory and hostile files: measured on demand (`make bench`), never part of the tests."""
