"""The parts of the summary: candidates, their features and score, their shortening, the choice among them."""
