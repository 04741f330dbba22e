package org.languageplayground.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answers an address that does not exist with 404, for whoever reads the status and not the page. */
@Component
public class MissingAddresses implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(MissingAddresses::setStatus);
    }

    private static void setStatus(IndexHtmlResponse response) {
        var request = response.getVaadinRequest();
        if (request.getService()
                .getRouter()
                .resolveNavigationTarget(request.getPathInfo(), Map.of())
                .isEmpty()) {
            response.getVaadinResponse().setStatus(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
