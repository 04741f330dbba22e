package org.languageplayground.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.internal.BundleUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;

/** The modules of the built front end that every page asks for, one after the other as it finds them out: each with what it imports. */
final class FrontEndModules {
    private static final String FOLDER = "META-INF/VAADIN/webapp/VAADIN/build/";
    private static final List<String> ALWAYS = List.of("FlowBootstrap-", "generated-flow-imports-", "FlowClient-");
    private static final Pattern IMPORT = Pattern.compile("(?:\\bfrom|\\bimport)\\s*[\"']\\./([^\"']+\\.js)[\"']");

    /** A page's piece is asked for by the name of its class: if the name is this one, import that file. */
    private static final Pattern PIECE =
            Pattern.compile("(?s)===[`\"'](\\p{XDigit}{64})[`\"'](?=.*?import\\([`\"']\\./([^`\"']+\\.js))");

    private final Map<String, List<String>> imports = new LinkedHashMap<>();
    private final Map<String, String> pieces = new HashMap<>();

    /**
     * Reads what imports what.
     *
     * @throws UncheckedIOException if a module cannot be read
     */
    FrontEndModules(ResourcePatternResolver resources) {
        try {
            for (Resource module : resources.getResources("classpath*:" + FOLDER + "*.js")) {
                String text = module.getContentAsString(StandardCharsets.UTF_8);
                imports.put(module.getFilename(), importsOf(text));
                PIECE.matcher(text).results().forEach(found -> pieces.put(found.group(1), found.group(2)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files that a module's text imports before it runs; not those that it may ask for later. */
    static List<String> importsOf(String text) {
        return IMPORT.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }

    /** The files of a page, each once; none where the front end is not built. */
    Collection<String> of(Optional<Class<? extends Component>> page) {
        SequencedSet<String> files = new LinkedHashSet<>();
        imports.keySet().stream()
                .filter(file -> ALWAYS.stream().anyMatch(file::startsWith))
                .forEach(file -> collect(file, files));
        page.map(BundleUtils::getChunkId).map(pieces::get).ifPresent(file -> collect(file, files));
        return files;
    }

    private void collect(String file, SequencedSet<String> files) {
        if (files.add(file)) {
            imports.getOrDefault(file, List.of()).forEach(imported -> collect(imported, files));
        }
    }
}
