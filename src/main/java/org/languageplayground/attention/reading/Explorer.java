package org.languageplayground.attention.reading;

/** What one student has computed in the background for one tab. */
public abstract class Explorer {
    private volatile Runnable listener = () -> {};

    /** Whom to tell that something has come of it; called from any thread. */
    public final void onChange(Runnable newListener) {
        listener = newListener;
    }

    /** Tells that something has come of it. */
    protected final void tell() {
        listener.run();
    }

    /** Ends and forgets everything. */
    public abstract void close();
}
