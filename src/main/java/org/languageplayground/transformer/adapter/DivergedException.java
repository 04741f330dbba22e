package org.languageplayground.transformer.adapter;

/** Fine-tuning went wrong for good, mostly because the learning rate is too high; the message is one sentence. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** One sentence that says what went wrong. */
    public DivergedException(String message) {
        super(message);
    }
}
