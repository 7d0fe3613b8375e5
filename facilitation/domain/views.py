"""What the projector can show."""

#: 'step' follows the current step; the others hold until the next step or choice.
VIEWS = (
    "step",
    "join",
    "question",
    "notes",
    "words",
    "themes",
    "plans",
    "results",
    "agenda",
    "closing",
    "quiet",
    "black",
    "stories",
    "advice",
)
