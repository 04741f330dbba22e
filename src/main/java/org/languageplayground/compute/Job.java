package org.languageplayground.compute;

/** A long computation that can be interrupted after every step. */
public interface Job {

    /** One step, of some milliseconds, never two at a time; answers whether there is more to do. */
    boolean step();

    /** Something has changed: some steps were made, or the place in the queue is another one. Called from any thread; must be quick. */
    void changed();

    /** A step went wrong for a reason that nobody foresaw; none will follow. */
    void failed(Throwable problem);
}
