"""The same few rules by other means, to be measured beside ours: OpenFisca, and numpy by hand."""
