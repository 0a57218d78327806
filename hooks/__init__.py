"""How the site is built from the glossary and the calculators."""
