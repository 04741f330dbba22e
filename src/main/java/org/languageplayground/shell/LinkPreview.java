package org.languageplayground.shell;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jsoup.nodes.Element;
import org.languageplayground.ui.Language;
import org.languageplayground.ui.Languages;
import org.languageplayground.ui.chapter.Chapters;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Title, description and picture of an address, for whoever shows a link and runs no script: chats, learning platforms, search engines. */
@Component
public class LinkPreview implements VaadinServiceInitListener {
    private static final int LONGEST_SCENARIO = 120;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        I18NProvider texts = event.getSource().getInstantiator().getI18NProvider();
        event.addIndexHtmlRequestListener(response -> describe(response, texts));
    }

    private static void describe(IndexHtmlResponse response, I18NProvider texts) {
        VaadinRequest request = response.getVaadinRequest();
        Locale language = Optional.ofNullable(request.getParameter(Language.KEY))
                .flatMap(Languages::of)
                .or(Language::chosen)
                .orElseGet(() -> accepted(request));
        UnaryOperator<String> text = key -> texts.getTranslation(key, language);
        String path = request.getPathInfo() == null ? "" : request.getPathInfo().replaceFirst("^/", "");
        Optional<String> chapter =
                Chapters.ALL.stream().map(one -> one.key()).filter(path::equals).findFirst();
        String title = chapter.map(key -> text.apply(key + ".title")).orElse(text.apply("home.title"));
        String about = chapter.map(key -> text.apply(key + ".lead")).orElse(text.apply("home.lead"));
        Element head = response.getDocument().head();
        response.getDocument().title(title);
        Optional<String> scenario = scenario(request);
        UnaryOperator<String> ofScenario =
                words -> scenario.map(typed -> texts.getTranslation("shell.preview", language, typed, words))
                        .orElse(words);
        meta(head, "name", "description", ofScenario.apply(about));
        meta(head, "property", "og:title", ofScenario.apply(title) + " · " + text.apply("shell.name"));
        meta(head, "property", "og:description", ofScenario.apply(about));
        meta(head, "property", "og:image", picture(request, chapter.orElse("home")));
        meta(head, "property", "og:type", "website");
        meta(head, "property", "og:locale", language.toLanguageTag());
    }

    /** A screenshot of the first scenario; a preview wants its whole address. */
    private static String picture(VaadinRequest request, String page) {
        return ServletUriComponentsBuilder.fromContextPath((HttpServletRequest) request)
                .path("/preview/" + page + ".png")
                .toUriString();
    }

    private static Locale accepted(VaadinRequest request) {
        return Optional.ofNullable(request.getLocale())
                .flatMap(locale -> Languages.of(locale.getLanguage()))
                .orElse(Locale.ENGLISH);
    }

    /** What stands in the student's field, if the address holds it: the same words mean the same in all chapters. */
    private static Optional<String> scenario(VaadinRequest request) {
        return Optional.ofNullable(request.getParameter("sentence"))
                .or(() -> Optional.ofNullable(request.getParameter("query")))
                .or(() -> Optional.ofNullable(request.getParameter("facts")))
                .map(words -> words.replaceAll("\\s+", " ").strip())
                .filter(words -> !words.isEmpty())
                .map(words -> words.length() <= LONGEST_SCENARIO
                        ? words
                        : words.substring(
                                        0,
                                        words.offsetByCodePoints(
                                                0, Math.min(LONGEST_SCENARIO, words.codePointCount(0, words.length()))))
                                + "…");
    }

    private static void meta(Element head, String kind, String name, String content) {
        head.appendElement("meta").attr(kind, name).attr("content", content);
    }
}
