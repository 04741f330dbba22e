package org.languageplayground.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import org.languageplayground.compute.Frames;

/** Shows in a tab what changes fast on other threads, at most four times a second unless it is to be quicker; nothing once the tab is gone. */
public final class PushedFrames {
    private final Frames frames;

    /** Frames that are shown by {@code show}, which is called while the session is locked. */
    public PushedFrames(UI ui, Runnable show) {
        frames = new Frames(() -> push(ui, show));
    }

    /** The same, with another least time between two frames, in milliseconds. */
    public PushedFrames(UI ui, Runnable show, long gapMillis) {
        frames = new Frames(() -> push(ui, show), gapMillis);
    }

    private void push(UI ui, Runnable show) {
        try {
            ui.access(() -> {
                frames.begin();
                show.run();
            });
        } catch (UIDetachedException e) {
            frames.begin();
        }
    }

    /** Something has changed; may be called from any thread. */
    public void changed() {
        frames.changed();
    }
}
