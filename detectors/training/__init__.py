import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # before onnxruntime is imported
