"""Who reviews what: 匹配度, recusal, the exact assignment with its proof, and what to do where there is none."""
