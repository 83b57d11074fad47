"""What residents said: exports, cleaning, demand per item, need categories."""
