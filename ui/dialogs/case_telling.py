"""A notice to the citizen: its words as they go out, the channel, the consent."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from frontoffice.services import notices
from ui.dialogs.case_sheet import CaseSheet
from ui.models.case_steps import Step
from ui.models.case_view import CaseView
from ui.models.context import Context
from ui.widgets.buttons import Segment, SegmentedControl
from ui.widgets.chips import CheckChip
from ui.widgets.fields import TextField
from ui.widgets.labels import Label


class NoticeSheet(CaseSheet):
    """Shows what will be sent; nothing goes out without the consent ticked."""

    def __init__(self, over: QWidget, context: Context, view: CaseView, step: Step) -> None:
        super().__init__(over, context, view, step.verb, step.verb, icon=step.icon, width=620)
        file = view.file
        offered = notices.offer(context.home, file.case, file.details)
        words = offered.text if offered else self.tr("Tidak ada kabar untuk keadaan ini.")
        self.text = Label(words, "body", wrap=True)
        self.body.addWidget(self.text)
        segments = [
            Segment("sms", "SMS", "1"),
            Segment("whatsapp", "WhatsApp", "2"),
            Segment("email", self.tr("Surel"), "3"),
        ]
        self.channel = SegmentedControl(segments, self.tr("Saluran"))
        self.channel.choose("sms")
        self.body.addWidget(self.channel)
        self.to = TextField(self.tr("Nomor atau alamat"))
        self.to.set_text(offered.to if offered else "")
        self.to.input.returnPressed.connect(self.submit)
        self.body.addWidget(self.to)
        self.consent = CheckChip(self.tr("Pemohon setuju diberi tahu lewat saluran ini"))
        self.body.addWidget(self.consent)
        self.fields = {"to": self.to}
        self.confirm.setEnabled(offered is not None)

    def act(self) -> Callable[[], Any]:
        return partial(
            notices.queue_notice,
            self.context.home,
            self.view.stream,
            channel=self.channel.code(),
            to=self.to.text(),
            consent=self.consent.isChecked(),
        )
