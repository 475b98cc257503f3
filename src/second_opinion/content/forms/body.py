"""The places on the body that a person can name: what ``body`` fields are answered with.

Right and left are the person's own, on both drawings. A place that is named keeps its name forever.
"""

from __future__ import annotations

from typing import Final

from second_opinion.content.forms.fields import Text

FRONT: Final = {
    "front-head": Text(en="head, front", es="cabeza, por delante"),
    "front-jaw": Text(en="jaw or mouth", es="mandíbula o boca"),
    "front-neck": Text(en="neck, front", es="cuello, por delante"),
    "front-shoulder-right": Text(en="right shoulder, front", es="hombro derecho, por delante"),
    "front-shoulder-left": Text(en="left shoulder, front", es="hombro izquierdo, por delante"),
    "front-chest-right": Text(en="right side of the chest", es="lado derecho del pecho"),
    "front-chest-left": Text(en="left side of the chest", es="lado izquierdo del pecho"),
    "front-arm-right": Text(en="right upper arm", es="brazo derecho"),
    "front-arm-left": Text(en="left upper arm", es="brazo izquierdo"),
    "front-belly-right": Text(en="upper belly, right", es="parte alta del vientre, derecha"),
    "front-belly-left": Text(en="upper belly, left", es="parte alta del vientre, izquierda"),
    "front-forearm-right": Text(en="right forearm", es="antebrazo derecho"),
    "front-forearm-left": Text(en="left forearm", es="antebrazo izquierdo"),
    "front-lower-belly": Text(en="lower belly", es="parte baja del vientre"),
    "front-hand-right": Text(en="right hand", es="mano derecha"),
    "front-hand-left": Text(en="left hand", es="mano izquierda"),
    "front-hip-right": Text(en="right hip or groin", es="cadera o ingle derecha"),
    "front-hip-left": Text(en="left hip or groin", es="cadera o ingle izquierda"),
    "front-thigh-right": Text(en="right thigh, front", es="muslo derecho, por delante"),
    "front-thigh-left": Text(en="left thigh, front", es="muslo izquierdo, por delante"),
    "front-knee-right": Text(en="right knee", es="rodilla derecha"),
    "front-knee-left": Text(en="left knee", es="rodilla izquierda"),
    "front-shin-right": Text(en="right shin", es="espinilla derecha"),
    "front-shin-left": Text(en="left shin", es="espinilla izquierda"),
    "front-foot-right": Text(en="right foot", es="pie derecho"),
    "front-foot-left": Text(en="left foot", es="pie izquierdo"),
}
BACK: Final = {
    "back-head": Text(en="head, back", es="cabeza, por detrás"),
    "back-neck": Text(en="neck, back", es="nuca"),
    "back-shoulder-left": Text(en="left shoulder, back", es="hombro izquierdo, por detrás"),
    "back-shoulder-right": Text(en="right shoulder, back", es="hombro derecho, por detrás"),
    "back-upper": Text(en="upper back", es="parte alta de la espalda"),
    "back-elbow-left": Text(en="left elbow", es="codo izquierdo"),
    "back-elbow-right": Text(en="right elbow", es="codo derecho"),
    "back-lower": Text(en="lower back", es="parte baja de la espalda"),
    "back-buttock-left": Text(en="left buttock", es="glúteo izquierdo"),
    "back-buttock-right": Text(en="right buttock", es="glúteo derecho"),
    "back-thigh-left": Text(en="left thigh, back", es="muslo izquierdo, por detrás"),
    "back-thigh-right": Text(en="right thigh, back", es="muslo derecho, por detrás"),
    "back-calf-left": Text(en="left calf", es="pantorrilla izquierda"),
    "back-calf-right": Text(en="right calf", es="pantorrilla derecha"),
    "back-heel-left": Text(en="left heel", es="talón izquierdo"),
    "back-heel-right": Text(en="right heel", es="talón derecho"),
}
PLACES: Final = FRONT | BACK
