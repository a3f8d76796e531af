//! Which level the words of a type column stand for: initiative and above → theme, epic → initiative, all else → feature.
//! A milestone is only ever made by mapping.

use super::heading::squeeze;
use crate::words::Level;

/// The level of a type word when nobody mapped it otherwise.
pub fn level_of_word(word: &str) -> Level {
    known_type(word).unwrap_or(Level::Feature)
}

/// The level of a type word that trackers are known to use; `None` for a word of the team's own.
pub(super) fn known_type(word: &str) -> Option<Level> {
    let word = squeeze(word);
    let is = |words: &str| words.split('|').any(|known| squeeze(known) == word);
    if is(THEME) {
        Some(Level::Theme)
    } else if is(EPIC) {
        Some(Level::Initiative)
    } else if is(BELOW) {
        Some(Level::Feature)
    } else {
        None
    }
}

/// Initiatives and what stands above them.
const THEME: &str = "Initiative|Initiatives|Iniciativa|Iniziativa|Initiatief|Initiativ|Inicjatywa|Iniciatíva|Aloite|\
     Kezdeményezés|Girişim|Инициатива|Ініціатива|イニシアチブ|倡议|计划|이니셔티브|Theme|Strategic theme|Thema|Thème|Tema|Teema|\
     Motyw|Тема|テーマ|主题|主題|테마|Legend|Legende|Légende|Leyenda|Capability|Portfolio epic|Saga|Program|Programme|Pillar";

/// Epics.
const EPIC: &str = "Epic|Epics|Epik|Epika|Epos|Épopée|Épique|Epopeya|Épica|Épico|Epopea|Epopeia|Epický|Eepos|Eeppinen|\
     Эпик|Епік|エピック|史诗|長篇故事|长篇故事|大型工作|에픽|큰틀|Destan";

/// What is known to stand below an epic; other words do so too, these are known to be types.
const BELOW: &str = "Story|User story|Task|Bug|Defect|Sub-task|Subtask|Feature|New feature|Improvement|Spike|Issue|Idea|\
     Enabler|Technical task|Change|Incident|Problem|Test|Chore|Request|Requirement|Product backlog item|Milestone|Question|\
     Service request|Support|Tech debt|Release|Deliverable|Aufgabe|Fehler|Teilaufgabe|Unteraufgabe|Verbesserung|\
     Neue Funktion|Anforderung|Récit|Histoire|Tâche|Bogue|Sous-tâche|Amélioration|Fonctionnalité|Historia|Tarea|Error|\
     Subtarea|Mejora|Taak|Subtaak|Verhaal|Verbetering|Attività|Sottotask|Storia|Tarefa|História|Erro|Subtarefa|Melhoria|\
     Uppgift|Deluppgift|Berättelse|Fel|Opgave|Delopgave|Fejl|Oppgave|Deloppgave|Feil|Tehtävä|Alitehtävä|Tarina|Virhe|\
     Zadanie|Podzadanie|Historyjka|Błąd|Úkol|Dílčí úkol|Příběh|Chyba|Feladat|Задача|Подзадача|История|Ошибка|Дефект|\
     Улучшение|タスク|サブタスク|ストーリー|バグ|課題|任务|子任务|故事|缺陷|작업|하위 작업|스토리|버그|Görev|Alt görev|Hikaye|Hata";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_become_levels() {
        let check = |words: &str, expect| {
            for word in words.split('|') {
                assert_eq!(level_of_word(word), expect, "{word}");
            }
        };
        check("Initiative|INITIATIVE|Theme|Capability|Iniciativa|Инициатива", Level::Theme);
        check("Epic|epic|Épopée|Epos|エピック|史诗", Level::Initiative);
        check("Story|Sub-task|Bug|Milestone|Something of ours|Feature|", Level::Feature);
        assert_eq!(known_type("Something of ours"), None);
    }
}
