package org.languageplayground.rag.llm;

import reactor.core.Disposable;
import reactor.core.Disposables;

/** An answer on its way. */
public final class LlmAnswer {
    private final Disposable.Swap stream = Disposables.swap();

    LlmAnswer() {}

    void follows(Disposable running) {
        stream.update(running);
    }

    /** Closes the connection. Nothing more is reported, except what is being reported at this moment. */
    public void cancel() {
        stream.dispose();
    }
}
