"""Reads rows of numbers as JSON and tells what scikit-learn's forest and logistic regression make of them."""
import json
import sys
import time

import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

asked = json.load(sys.stdin)
train, labels, score = np.array(asked["train"]), np.array(asked["labels"]), np.array(asked["score"])
answers = {}
for name, model in {
    "scikit-learn forest": RandomForestClassifier(100, min_samples_leaf=5, random_state=1),
    "scikit-learn logistic": make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000)),
}.items():
    start = time.process_time()
    model.fit(train, labels)
    answers[name] = {"seconds": time.process_time() - start, "probabilities": model.predict_proba(score)[:, 1].tolist()}
json.dump(answers, sys.stdout)
