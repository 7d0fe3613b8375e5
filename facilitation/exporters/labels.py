"""What the codes of answers and choices mean to people, the same for gathering and restoring."""

from collections.abc import Callable, Mapping

from facilitation.domain.answers import Asked, questions_of
from facilitation.domain.cases import ABOUT_CASES, Case
from facilitation.domain.plans import CARDS
from facilitation.domain.ports import Store
from facilitation.domain.steps import Step
from facilitation.domain.themes import Theme

#: An option by its code: the number people see, and what it is called.
Named = Mapping[str, tuple[str, str]]


def options_of(store: Store, step: Step) -> Named:
    """What can be chosen in a step: plans, themes, or its own fixed answers."""
    named = CHOICES.get(step.plan.about or "")
    if named:
        return named(store)
    return {str(n): ("", label) for n, label in enumerate(step.plan.options, start=1)}


def answer_labels(store: Store, step: Step) -> Callable[[str, str], str]:
    """A function from question and code to the words for it; a code nobody named stays itself."""
    asked = {one.key: one for one in questions_of(step)}
    chosen = {
        code: " ".join(filter(None, named)) for code, named in options_of(store, step).items()
    }

    def label(question: str, code: str) -> str:
        own = asked[question].options if question in asked else {}
        return str((chosen if step.plan.about else own).get(code, code))

    return label


def answer_codes(store: Store, step: Step, question: str) -> Mapping[str, str]:
    """The way back: from the words for an answer to its code."""
    label = answer_labels(store, step)
    asked = next((one.options for one in questions_of(step) if one.key == question), {})
    codes = options_of(store, step) if step.plan.about else asked
    return {label(question, code): code for code in codes}


def question_texts(step: Step) -> Mapping[str, str]:
    """The text of each question of a step that people answered."""
    return {one.key: _text(one, step) for one in questions_of(step)}


def _text(asked: Asked, step: Step) -> str:
    return asked.text or step.plan.title


def _items(store: Store) -> Named:
    return {item.id: (item.number, item.title) for item in store.items.where()}


def _case(case: Case) -> tuple[str, str]:
    return str(case.number), case.title


def _theme(theme: Theme) -> tuple[str, str]:
    return str(theme.number), theme.name


CHOICES: Mapping[str, Callable[[Store], Named]] = {
    **dict.fromkeys(CARDS, _items),
    ABOUT_CASES: lambda store: {case.id: _case(case) for case in store.cases.where()},
    "themes": lambda store: {theme.id: _theme(theme) for theme in store.themes.where()},
}
