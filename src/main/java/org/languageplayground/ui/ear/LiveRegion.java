package org.languageplayground.ui.ear;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.languageplayground.compute.Frames;

/**
 * The one place of a tab from which screen readers hear what changes by itself. Sighted people see each change where it happens; here it is said in order,
 * once, and not too often. It is there before anything is said, since what comes with its region is not read out.
 */
public final class LiveRegion extends Div {
    private static final int MOST = 12;

    private final transient InstantSource clock = InstantSource.system();
    private final transient Speech speech = new Speech(clock);
    private transient Instant woken = Instant.MAX;

    private LiveRegion() {
        addClassName("by-ear");
        getElement().setAttribute("role", "log").setAttribute("aria-live", "polite");
    }

    /** That of a browser's tab. */
    public static LiveRegion of(UI ui) {
        if (ComponentUtil.getData(ui, LiveRegion.class) instanceof LiveRegion known) {
            return known;
        }
        LiveRegion made = new LiveRegion();
        ComponentUtil.setData(ui, LiveRegion.class, made);
        return made;
    }

    /** Has something read out; an empty sentence for nothing any more. */
    public void say(Voice voice, String sentence) {
        speech.say(voice, sentence);
        getUI().ifPresent(this::speakSoon);
    }

    /** A page was opened in the browser, which is read as it stands: nothing of it is said. */
    public void readWithPage() {
        speech.readWithPage();
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        woken = Instant.MAX;
        speakSoon(attachEvent.getUI());
    }

    /** What one answer of the server brings is said together. */
    private void speakSoon(UI ui) {
        ui.beforeClientResponse(this, context -> speak(ui));
    }

    private void speak(UI ui) {
        speech.take().ifPresent(this::add);
        speech.next().filter(woken::isAfter).ifPresent(next -> wake(ui, next));
    }

    /** What has just been said stays beside it: two answers of the server may reach the browser as one. */
    private void add(List<String> sentences) {
        if (sentences.isEmpty()) {
            removeAll();
        }
        sentences.forEach(sentence -> add(new Paragraph(sentence)));
        while (getComponentCount() > MOST) {
            remove(getComponentAt(0));
        }
    }

    private void wake(UI ui, Instant when) {
        woken = when;
        Frames.later(Duration.between(clock.instant(), when), () -> {
            try {
                ui.access(() -> {
                    woken = Instant.MAX;
                    speak(ui);
                });
            } catch (UIDetachedException e) {
                woken = Instant.MAX;
            }
        });
    }
}
