"""What staff decide: on a single file or question by name, on many in a 汇总表; all is settled anew at once."""
