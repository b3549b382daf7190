"""Exports of chats that are text: WhatsApp's. Those in JSON (Slack, Telegram, Discord) are read as what they are."""
