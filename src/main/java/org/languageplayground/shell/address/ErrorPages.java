package org.languageplayground.shell.address;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.View;

/** What a reader sees of a request that failed before there was a page. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ErrorPages implements ErrorViewResolver {

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        String page = ErrorPage.of(
                status.value(), Optional.ofNullable(request.getHeader("Accept-Language")), request.getContextPath());
        View view = (values, asked, response) -> {
            response.setContentType(MediaType.TEXT_HTML_VALUE);
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getWriter().write(page);
        };
        ModelAndView answer = new ModelAndView(view);
        answer.setStatus(status);
        return answer;
    }
}
