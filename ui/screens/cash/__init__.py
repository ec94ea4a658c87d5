"""Kas: the counter's drawer, its closing by two, refunds, the bank's list, paper for an outage."""

from __future__ import annotations

from ui.screens.cash.page import CashScreen as CashScreen
