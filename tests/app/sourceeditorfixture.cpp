#include "tests/app/sourceeditorfixture.h"

#include "widgets/theme/promontorystyle.h"

#include <QTest>

namespace Promontory {

using namespace Qt::StringLiterals;

namespace {

Result<void> saveFile(const QString &path, const QByteArray &bytes)
{
    return atomicFileSaver()(path, bytes);
}

/// A keychain that is not there.
class NoVault final : public SecretVault
{
public:
    QFuture<Result<QByteArray>> read(const QString &) override { return missing<QByteArray>(); }
    QFuture<Result<void>> write(const QString &, const QByteArray &) override
    {
        return missing<void>();
    }
    QFuture<Result<void>> remove(const QString &) override { return missing<void>(); }

private:
    template <typename T>
    QFuture<Result<T>> missing()
    {
        QPromise<Result<T>> promise;
        promise.start();
        promise.addResult(Result<T>(failure(ErrorKind::Unsupported, u"none"_s)));
        promise.finish();
        return promise.future();
    }
};

} // namespace

SourceEditorFixture::SourceEditorFixture()
{
    if (const Result<Theme> dark = loadTheme(u"dark"_s))
        installTheme(*dark);
    store = std::make_unique<SourceStore>(folder.filePath(u"sources.json"_s), saveFile);
    const QString secrets = folder.filePath(u"secrets.json"_s);
    credentials = std::make_unique<Credentials>(
        std::make_unique<NoVault>(), std::make_unique<FileVault>(secrets, saveFile), secrets);
}

SourceEditor &SourceEditorFixture::open()
{
    editor = std::make_unique<SourceEditor>(
        *store, *credentials,
        [this](const SourceSettings &settings, const SourceSecrets &secrets) {
            tested.append({settings, secrets});
            m_questions.push_back(std::make_shared<QPromise<Result<SourceHealth>>>());
            m_questions.back()->start();
            return m_questions.back()->future();
        },
        [this](const QString &) { return local.get(); });
    editor->show();
    editor->activateWindow();
    [[maybe_unused]] const bool active = QTest::qWaitForWindowActive(editor.get());
    return *editor;
}

void SourceEditorFixture::answerAll(const Result<SourceHealth> &health)
{
    for (const auto &question : std::exchange(m_questions, {})) {
        question->addResult(health);
        question->finish();
    }
}

SourceSettings server(const QString &name, AuthKind auth)
{
    SourceSettings settings;
    settings.name = name;
    settings.url = QUrl(u"https://prometheus.example.org/prod"_s);
    settings.auth = auth;
    if (auth == AuthKind::Basic)
        settings.user = u"viewer"_s;
    return settings;
}

void type(QLineEdit *edit, const QString &text)
{
    edit->selectAll();
    QTest::keyClicks(edit, text);
}

QPushButton *button(const QWidget &window, const QString &text)
{
    QCoreApplication::processEvents(); // a layout shows what is new in it a moment later
    const QList<QPushButton *> buttons = window.findChildren<QPushButton *>();
    for (QPushButton *found : buttons) {
        if (found->text() == text && found->isVisibleTo(&window))
            return found;
    }
    return nullptr;
}

MessageBar *strip(const QWidget &window)
{
    return window.findChild<MessageBar *>(QString(), Qt::FindDirectChildrenOnly);
}

} // namespace Promontory
