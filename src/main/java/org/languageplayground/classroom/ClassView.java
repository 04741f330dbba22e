package org.languageplayground.classroom;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import org.languageplayground.classroom.room.RefusedException;
import org.languageplayground.classroom.room.Room;
import org.languageplayground.classroom.room.RoomCode;
import org.languageplayground.classroom.room.StudentName;
import org.languageplayground.ui.MessageLine;
import org.languageplayground.ui.ear.LiveRegion;
import org.languageplayground.ui.ear.Voice;

/** A class: begun or entered here; then the teacher's desk, or what a student may see of it. */
@Route("class/:code?")
public class ClassView extends Div implements BeforeEnterObserver, HasDynamicTitle {
    private final ClassBar bar;
    private final H1 title = new H1();
    private final MessageLine message = new MessageLine();
    private final Div content = new Div();
    private String code = "";
    private transient Runnable refresh = () -> {};
    private transient Object shown;

    public ClassView(ClassBar bar) {
        this.bar = bar;
        addClassNames("chapter", "class-page");
        add(title, message, content);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        code = event.getRouteParameters().get("code").orElse("");
        fill();
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        bar.onChange(this::fill);
    }

    @Override
    protected void onDetach(DetachEvent detachEvent) {
        bar.onChange(() -> {});
    }

    /** Shows what this tab is in the class; what is there already is brought up to date. */
    private void fill() {
        ClassTab tab = bar.tab().orElse(null);
        boolean here = tab != null
                && (code.isEmpty()
                        || RoomCode.read(code).filter(tab.code()::equals).isPresent());
        Object wanted = here ? tab : code;
        if (!wanted.equals(shown)) {
            shown = wanted;
            message.say("");
            content.removeAll();
            content.add(here ? place(tab) : door());
            getUI().ifPresent(this::name);
        }
        refresh.run();
    }

    /** The page has another name without being entered anew. */
    private void name(UI ui) {
        ui.getPage().setTitle(getPageTitle());
        LiveRegion.of(ui).say(Voice.PAGE, getPageTitle());
    }

    private Component place(ClassTab tab) {
        title.setText(getTranslation("class.title.of", RoomCode.written(tab.code())));
        if (tab instanceof TeacherTab teacher) {
            Desk desk = new Desk(teacher, bar);
            refresh = desk::show;
            return desk;
        }
        StudentPage page = new StudentPage((StudentTab) tab);
        refresh = page::show;
        return page;
    }

    private Component door() {
        refresh = () -> {};
        title.setText(getTranslation("class.title"));
        if (code.isEmpty()) {
            return new StartForm(
                    () -> attempt(() -> {
                        bar.open();
                        bar.tab().ifPresent(tab -> getUI().ifPresent(ui -> ui.navigate("class/" + tab.code())));
                    }),
                    typed -> attempt(() -> {
                        Room room = bar.find(typed);
                        getUI().ifPresent(ui -> ui.navigate("class/" + room.code()));
                    }));
        }
        try {
            Room room = bar.find(code);
            return new JoinForm(
                    RoomCode.written(room.code()),
                    name -> attempt(() -> bar.join(room, StudentName.typed(name))),
                    key -> attempt(() -> bar.resume(room, key)));
        } catch (RefusedException refused) {
            say(refused);
            code = "";
            return door();
        }
    }

    /** Does something; why it is refused stands on the page. */
    private void attempt(Runnable act) {
        try {
            message.say("");
            act.run();
        } catch (RefusedException refused) {
            say(refused);
        }
    }

    private void say(RefusedException refused) {
        message.say(getTranslation(refused.notice().key(), refused.notice().arguments()));
    }

    @Override
    public String getPageTitle() {
        return title.getText();
    }
}
