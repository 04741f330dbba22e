package org.languageplayground.compute;

/** A work whose steps take half a second each, so that whoever takes turns with it goes on in small pieces. It never ends by itself. */
public final class Slow implements Work<Void, Void> {
    private static final int MILLISECONDS = 500;

    @Override
    public boolean step() throws InterruptedException {
        Thread.sleep(MILLISECONDS);
        return true;
    }

    @Override
    public Void progress() {
        return null;
    }

    @Override
    public Void outcome() {
        return null;
    }
}
