package org.languageplayground.classroom;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import java.util.function.Consumer;

/** What the browser keeps of a tab's place in a class, until the tab is closed. */
@Tag("class-seat")
@JsModule("./shell/class-seat.ts")
final class ClassSeat extends Component {
    private static final int LONGEST = 200;

    private final transient Remembered listener;

    /** Someone who was in a class before the page was loaded anew. */
    interface Remembered {
        void as(Role role, String code, String secret);
    }

    /** Whose place it is. */
    enum Role {
        TEACHER,
        STUDENT
    }

    /** Calls back if the browser has kept a place. */
    ClassSeat(Remembered listener) {
        this.listener = listener;
    }

    /** Asks the browser. */
    void ask() {
        getElement().callJsFunction("tell");
    }

    /** Tells the whole address of a page, as this browser reaches it. */
    void address(String path, Consumer<String> listener) {
        getElement().callJsFunction("base").then(String.class, base -> listener.accept(base + path));
    }

    void remember(Role role, String code, String secret) {
        getElement().callJsFunction("remember", role.name(), code, secret);
    }

    void forget() {
        getElement().callJsFunction("forget");
    }

    /** Called by the browser; what is no place is none. */
    @ClientCallable
    void remembered(String role, String code, String secret) {
        boolean known = role.equals(Role.TEACHER.name()) || role.equals(Role.STUDENT.name());
        if (known && code.length() <= LONGEST && secret.length() <= LONGEST) {
            listener.as(Role.valueOf(role), code, secret);
        }
    }
}
