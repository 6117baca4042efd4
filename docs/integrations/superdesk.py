"""Tags from Copydesk in the editor of Superdesk: put this file into your project, and name it in INSTALLED_APPS.

COPYDESK_URL and COPYDESK_KEY are settings of Superdesk, or variables of its environment.
"""

import os
from html import escape

import requests
from superdesk.errors import SuperdeskApiError
from superdesk.text_checkers.ai.base import AIServiceBase


class Copydesk(AIServiceBase):
    name = "copydesk"
    label = "Copydesk"

    def _setting(self, name, default):
        return self.config.get(name) or os.environ.get(name, default)

    def analyze(self, item):
        html = f"<h1>{escape(item.get('headline') or '')}</h1>{item.get('body_html') or ''}"
        answer = requests.post(
            self._setting("COPYDESK_URL", "http://127.0.0.1:8000") + "/v1/entities",
            params={"tags": "superdesk"},
            json={"html": html},
            headers={"X-API-Key": self._setting("COPYDESK_KEY", "-"), "X-Request-ID": item["guid"][:128]},
            timeout=(5, 30),
        )
        if answer.status_code == 422:  # nothing is written yet
            return {"subject": []}
        if answer.status_code != 200:
            raise SuperdeskApiError.proxyError(f"Copydesk: {answer.json()['detail']}")
        return answer.json()["tags"]


def init_app(app):
    Copydesk(app)
