"""The Socket.IO edge: who is connected, what they send, and the boards they are sent."""
