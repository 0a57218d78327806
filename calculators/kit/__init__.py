"""What the calculators share: inputs, results, prices, facts, flips, links, the command line."""
