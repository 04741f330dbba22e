package org.languageplayground.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.router.NavigationState;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.Version;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.shared.ApplicationConstants;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * Names in the head of a page what the page will ask for, so that a browser far away fetches all of it together, and not each
 * piece when the one before has come and run.
 */
@org.springframework.stereotype.Component
public class Preloading implements VaadinServiceInitListener {
    private final FrontEndModules modules;

    /** Reads the built front end once. */
    public Preloading(ResourcePatternResolver resources) {
        modules = new FrontEndModules(resources);
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::name);
    }

    private void name(IndexHtmlResponse response) {
        Element head = response.getDocument().head();
        for (String file : modules.of(page(response.getVaadinRequest()))) {
            String address = "./VAADIN/build/" + file;
            if (head.getElementsByAttributeValue("src", address).isEmpty()
                    && head.getElementsByAttributeValue("href", address).isEmpty()) {
                head.appendElement("link")
                        .attr("rel", "modulepreload")
                        .attr("crossorigin", "")
                        .attr("href", address);
            }
        }
        head.appendElement("link")
                .attr("rel", "preload")
                .attr("as", "script")
                .attr("href", ApplicationConstants.VAADIN_PUSH_JS + "?v=" + Version.getBuildHash());
    }

    private static Optional<Class<? extends Component>> page(VaadinRequest request) {
        return request.getService()
                .getRouter()
                .resolveNavigationTarget(request.getPathInfo(), Map.of())
                .map(NavigationState::getNavigationTarget);
    }
}
