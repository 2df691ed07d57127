"""Tables: frames or records go in, a `Table` block comes out, its caption a sentence."""
