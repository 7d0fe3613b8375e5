"""The parts of a document: what each thing may say of itself outside the house."""
