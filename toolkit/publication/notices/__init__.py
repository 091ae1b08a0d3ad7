"""遴选结果通知: to each unit what became of its own questions, and nothing of others."""
