package org.languageplayground.rag.evaluation;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.languageplayground.rag.base.Corpus;
import org.springframework.stereotype.Service;

/** What trials came to that anyone has asked for, shared by all sessions. */
@Service
public class Outcomes {
    private final Map<Trial, Outcome> outcomes = new ConcurrentHashMap<>();

    /** What a trial came to, if anyone has asked for it. */
    Optional<Outcome> of(Trial trial) {
        return Optional.ofNullable(outcomes.get(trial));
    }

    /** Keeps what a trial came to for all, and forgets what there was of texts that a base has no more. */
    void keep(Trial trial, Outcome outcome) {
        Corpus corpus = trial.index().corpus();
        outcomes.keySet()
                .removeIf(other -> other.index().corpus() != corpus
                        && other.index().corpus().choice().equals(corpus.choice()));
        outcomes.put(trial, outcome);
    }
}
